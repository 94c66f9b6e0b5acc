package io.github.sts4j.core.throttle;

/** Never says no. */
enum Unlimited implements Throttle {
  INSTANCE;

  @Override
  public boolean tryAcquire(ThrottleKey key) {
    return true;
  }

  @Override
  public void giveBack(ThrottleKey key) {}
}
