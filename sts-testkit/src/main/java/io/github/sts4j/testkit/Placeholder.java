package io.github.sts4j.testkit;

final class Placeholder {}
