await Parvis.start()
