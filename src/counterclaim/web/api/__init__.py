"""The API, version 1: the contract's own types over HTTP, with the app's rules for who may ask."""
