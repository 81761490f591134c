"""Four lists: what a village does, helps with, must not be asked and may certify; certificates and tasks from above go by them."""
