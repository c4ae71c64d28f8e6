"""The least that Streamlit does for a change, for the benchmark to compare with: one box, one line of words."""

import streamlit as st

NAMES = [f"Area {number}" for number in range(314)]

if __name__ == "__main__":
    st.html(f"<h3>{st.selectbox('Area', NAMES)}</h3>")
