package org.shenfa.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** 可访问的地址: public addresses of other machines, and nothing else. */
final class Reachable {
  private static final List<Block> CLOSED =
      List.of(
          block("0.0.0.0", 8),
          block("10.0.0.0", 8),
          block("100.64.0.0", 10),
          block("127.0.0.0", 8),
          block("169.254.0.0", 16),
          block("172.16.0.0", 12),
          block("192.0.0.0", 24),
          block("192.0.2.0", 24),
          block("192.88.99.0", 24),
          block("192.168.0.0", 16),
          block("198.18.0.0", 15),
          block("198.51.100.0", 24),
          block("203.0.113.0", 24),
          block("224.0.0.0", 3),
          block("2001::", 23),
          block("2001:db8::", 32),
          block("2002::", 16),
          block("3fff::", 20));

  /** What IPv6 has handed out; mapped, compatible, NAT64, local and multicast forms lie outside. */
  private static final Block GLOBAL = block("2000::", 3);

  private record Block(byte[] start, int bits) {
    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((address[bit >> 3] ^ start[bit >> 3]) & (0x80 >> (bit & 7))) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private Reachable() {}

  private static Block block(String start, int bits) {
    return new Block(InetAddress.ofLiteral(start).getAddress(), bits);
  }

  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    return (address instanceof Inet4Address || GLOBAL.holds(bytes))
        && CLOSED.stream().noneMatch(b -> b.holds(bytes))
        && !own(address);
  }

  /** A machine that cannot list its own addresses opens none. */
  private static boolean own(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return true;
    }
  }
}
