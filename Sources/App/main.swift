Parvis.countAtOnce()
await Parvis.start()
