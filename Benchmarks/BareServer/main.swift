await BareServer.start()
