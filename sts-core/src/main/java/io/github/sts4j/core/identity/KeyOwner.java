package io.github.sts4j.core.identity;

/** Who may own a long-term access key: an IAM user or the account root. */
public sealed interface KeyOwner permits User, AccountRoot {}
