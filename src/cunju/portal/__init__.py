"""Portal: public pages without login (from the second issue on); it must know no activity."""
