"""Lambda functions as real Node processes that speak the Runtime API. Stock moto wants Docker for that."""
