await Bare.start()
