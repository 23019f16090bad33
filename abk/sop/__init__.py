"""The procedure: the steps of the SOP as data, and a case that runs through them."""
