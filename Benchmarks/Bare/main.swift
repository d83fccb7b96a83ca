await Bare.main()
