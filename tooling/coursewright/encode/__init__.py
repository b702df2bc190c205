"""Content to HTML, XML, learner JSON and zip. Everything here is a pure function of the model."""
