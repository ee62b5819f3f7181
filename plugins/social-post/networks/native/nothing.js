// Nothing to add: see package.json.
