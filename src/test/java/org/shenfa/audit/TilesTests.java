package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("哈希瓦片（C2SP tlog-tiles）")
class TilesTests {
  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size)
        .mapToObj(n -> MerkleTree.leaf(ByteBuffer.allocate(4).putInt(n).array()))
        .toList();
  }

  @Test
  @DisplayName("路径与规范的例子一致")
  void pathsAreThoseOfTheSpecification() {
    assertThat(Tiles.path(0, 1234067, 256)).isEqualTo("tile/0/x001/x234/067");
    assertThat(Tiles.path(3, 5, 112)).isEqualTo("tile/3/005.p/112");
    assertThat(Tiles.path(0, 1000, 256)).isEqualTo("tile/0/x001/000");
  }

  @ParameterizedTest(name = "{0} 条")
  @ValueSource(ints = {1, 255, 256, 257, 700, 65_536, 65_793})
  @DisplayName("上层的每个哈希就是下层一整片的树根；没有多余的片")
  void everyHashAboveIsTheRootOfATileBelow(int size) {
    var leaves = leaves(size);
    var tiles = Tiles.of(leaves, Map.of());
    var below = size;
    for (var level = 0; below > 0; level++) {
      var expected = (below + 255) / 256;
      var prefix = "tile/%d/".formatted(level);
      assertThat(tiles.keySet().stream().filter(p -> p.startsWith(prefix))).hasSize(expected);
      below /= 256;
    }
    for (var index = 0; index < size / 256; index++) {
      var above =
          tiles.get(Tiles.path(1, index / 256, Math.min(256, size / 256 - index / 256 * 256)));
      var hash = new byte[32];
      System.arraycopy(above, index % 256 * 32, hash, 0, 32);
      assertThat(hash).isEqualTo(MerkleTree.root(leaves.subList(index * 256, (index + 1) * 256)));
    }
  }

  @Test
  @DisplayName("从小树长大与一次算出，结果相同")
  void growingIsTheSameAsStartingAnew() {
    var grown = Tiles.of(leaves(300), Map.of());
    assertThat(Tiles.of(leaves(900), grown).keySet())
        .isEqualTo(Tiles.of(leaves(900), Map.of()).keySet());
    Tiles.of(leaves(900), grown)
        .forEach((path, tile) ->
            assertThat(tile).as(path).isEqualTo(Tiles.of(leaves(900), Map.of()).get(path)));
  }
}
