"""What the browser tests are made of: a served site, its people, a crawler, axe, the HTML validator, a keyboard, pictures."""
