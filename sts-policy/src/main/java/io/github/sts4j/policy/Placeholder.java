package io.github.sts4j.policy;

final class Placeholder {}
