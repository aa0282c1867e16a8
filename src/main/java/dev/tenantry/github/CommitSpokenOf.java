package dev.tenantry.github;

/** A webhook tells that something was said of a commit, which changes no pull request's date. */
record CommitSpokenOf(String commit) {}
