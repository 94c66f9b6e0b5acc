package io.github.sts4j.core.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between clients and a server of this machine, and holds back what either says: for a while, or until told. */
final class StallingProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private boolean armed;
  private boolean stalled;
  private boolean holding;

  StallingProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on each piece of what is said comes this much later. */
  void delay(Duration delay) {
    this.delay = delay;
  }

  /** Whether nothing gets through from the next log-in on. */
  synchronized void arm(boolean armed) {
    this.armed = armed;
  }

  synchronized void stallIfArmed() {
    stalled = armed;
  }

  /** Waits until something is held back. */
  synchronized void awaitStalled() throws InterruptedException {
    while (!holding) {
      wait();
    }
  }

  /** All that was held back goes on its way. */
  synchronized void release() {
    stalled = false;
    holding = false;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    release();
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = opened(listening.accept());
      Socket server = opened(new Socket(InetAddress.getLoopbackAddress(), target));
      start(() -> pump(client, server));
      start(() -> pump(server, client));
    }
  }

  private Socket opened(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8192];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        hold();
        out.write(piece, 0, length);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void hold() throws InterruptedException {
    Thread.sleep(delay.toMillis());
    synchronized (this) {
      while (stalled) {
        holding = true;
        notifyAll();
        wait();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread = new Thread(() -> {
      try {
        work.run();
      } catch (IOException closed) {
        // One of both ends is gone; the other sees that by itself.
      }
    });
    thread.setDaemon(true);
    thread.start();
  }
}
