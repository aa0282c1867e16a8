-- Every page asks who must not be known; the list asks which environments there are.
create index tenant_hidden on read_model.tenant (id, visible_to) where visible_to is not null;
create index tenant_by_env on read_model.tenant (env, id);
