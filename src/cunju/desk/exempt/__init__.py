"""不适用: asked for by a town, answered by the district."""
