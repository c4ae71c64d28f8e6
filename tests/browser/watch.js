// Put into every page before anything else: counts finished script runs and requests under way, and remembers when
// the page last changed. A map is a WebGL canvas, which changes no element when it draws, so its drawing counts too.
(() => {
  window.cspRuns = 0;
  window.cspAwaited = 0;
  const touch = () => { window.cspChanged = performance.now(); };
  touch();

  const begun = () => { window.cspAwaited += 1; };
  const ended = () => { window.cspAwaited -= 1; touch(); };
  const around = (owner, name, also) => {
    const own = owner[name];
    owner[name] = function (...given) { return also(this, own.apply(this, given)); };
  };
  const awaited = (_self, promise) => { begun(); promise.then(ended, ended); return promise; };
  around(window, 'fetch', awaited);
  for (const body of ['json', 'text', 'arrayBuffer', 'blob']) around(Response.prototype, body, awaited);
  around(XMLHttpRequest.prototype, 'send', (request) => { begun(); request.addEventListener('loadend', ended); });
  for (const drawing of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
    around(WebGL2RenderingContext.prototype, drawing, touch);
  }

  // The state that Streamlit shows in the page can come and go unseen between two frames; its messages cannot.
  const SCRIPT_FINISHED = 6, EARLY_FOR_RERUN = 2;  // ForwardMsg of Streamlit's protocol: a field, and one of its values
  const number = (bytes, from) => {
    let value = 0, at = from;
    for (let shift = 0; ; shift += 7) {
      value += (bytes[at] & 127) * 2 ** shift;
      if (!(bytes[at++] & 128)) return [value, at];
    }
  };
  const finished = (bytes) => {
    for (let at = 0, tag, value; at < bytes.length;) {
      [tag, at] = number(bytes, at);
      if (tag % 8 > 2 || tag % 8 === 1) return false;
      [value, at] = number(bytes, at);
      if (tag >> 3 === SCRIPT_FINISHED) return value !== EARLY_FOR_RERUN;
      if (tag % 8 === 2) at += value;
    }
    return false;
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({data}) => {
        touch();
        if (data instanceof ArrayBuffer && finished(new Uint8Array(data))) window.cspRuns += 1;
      });
    }
  };
  new MutationObserver(touch).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
})();
