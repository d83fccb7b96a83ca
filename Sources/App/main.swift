print("parvis")
