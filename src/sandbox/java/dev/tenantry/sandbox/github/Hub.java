package dev.tenantry.sandbox.github;

/** What every part of this GitHub stands on: state, Git, shapes and events. */
record Hub(
        Urls urls,
        Store store,
        GitStore git,
        Credentials credentials,
        UserShape users,
        RepositoryShape repositories,
        CommitShape commits,
        PullShape pulls,
        CheckShape checks,
        Events events) {

    static Hub of(Urls urls, Store store, GitStore git, Credentials credentials) {
        UserShape users = new UserShape(urls);
        RepositoryShape repositories = new RepositoryShape(urls, users);
        CommitShape commits = new CommitShape(urls, users);
        PullShape pulls = new PullShape(urls, users, repositories);
        CheckShape checks = new CheckShape(urls, users, repositories, pulls);
        Events events = new Events(urls, store, git, users, repositories, commits, pulls, checks);
        return new Hub(
                urls, store, git, credentials, users, repositories, commits, pulls, checks, events);
    }
}
