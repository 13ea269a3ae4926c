"""A local AWS: moto, corrected where it differs from AWS in what this product depends on."""
