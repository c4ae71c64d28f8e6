"""Talking to a dashboard as a browser does, over its socket, without a browser: for many visitors at once."""

from dataclasses import dataclass, field
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection

WIDGETS = ("selectbox", "multiselect", "button_group")


@dataclass(frozen=True)
class Widget:
    """A filter as the dashboard described it: its id, what it offers, and the part of the page it belongs to."""

    kind: str
    id: str
    options: tuple[str, ...]
    fragment: str


@dataclass
class Answer:
    """What came back for one request: seconds until it was complete, bytes, and whether anything went wrong."""

    seconds: float
    received: int
    failed: bool


@dataclass
class Visitor:
    """One person's session: filters met so far, by label, and the state they are in."""

    socket: ClientConnection
    page: str
    query: str
    widgets: dict[str, Widget] = field(default_factory=dict)
    state: dict[str, WidgetState] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    async def arrive(self) -> Answer:
        """Open the page."""
        return await self._ask("")

    async def use(self, label: str, options: list[str]) -> Answer:
        """Set one filter to these options."""
        widget = self.widgets[label]
        state = WidgetState(id=widget.id)
        if widget.kind == "selectbox":
            state.string_value = options[0]
        else:
            state.string_array_value.data.extend(options)
        self.state[widget.id] = state
        return await self._ask(widget.fragment)

    async def _ask(self, fragment: str) -> Answer:
        message = BackMsg()
        request = message.rerun_script
        request.query_string, request.page_name, request.fragment_id = self.query, self.page, fragment
        request.widget_states.widgets.extend(self.state.values())
        started = perf_counter()
        self.sizes.clear()
        await self.socket.send(message.SerializeToString())
        received, failed = 0, False
        while True:
            frame = await self.socket.recv()
            received += len(frame)
            answer = ForwardMsg.FromString(bytes(frame))
            failed |= self._notice(answer, len(frame))
            if answer.WhichOneof("type") == "script_finished":
                return Answer(perf_counter() - started, received, failed)

    def _notice(self, answer: ForwardMsg, size: int) -> bool:
        """Remember filters and what each kind of message weighs; whether this one tells of a fault."""
        element = answer.delta.new_element
        if answer.WhichOneof("type") == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        kind = element.WhichOneof("type") or answer.delta.WhichOneof("type") or answer.WhichOneof("type") or ""
        self.sizes[kind] = self.sizes.get(kind, 0) + size
        if kind in WIDGETS:
            widget = getattr(element, kind)
            offered = [option.content for option in widget.options] if kind == "button_group" else list(widget.options)
            self.widgets[widget.label] = Widget(kind, widget.id, tuple(offered), answer.delta.fragment_id)
        return kind == "exception" or (kind == "alert" and "could not be shown" in element.alert.body)
