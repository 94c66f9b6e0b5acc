package io.github.sts4j.federation;

final class Placeholder {}
