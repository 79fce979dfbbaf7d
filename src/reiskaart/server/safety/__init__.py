"""What stands before every door: who may come in, from where, and what a browser may do with the answer."""
