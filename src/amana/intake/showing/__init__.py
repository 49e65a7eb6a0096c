"""What a person looks at, made in the box when they ask: a page of a PDF as a picture, a saved page without its
scripts. None of these readers is asked when things are taken in."""
