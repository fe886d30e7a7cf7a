def make_component(nlp, name): raise NotImplementedError
