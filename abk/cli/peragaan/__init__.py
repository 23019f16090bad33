"""The played case of ``abk demo``: made in a process of its own, published whole or not at all."""
