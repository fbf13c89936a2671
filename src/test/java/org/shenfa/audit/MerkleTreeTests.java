package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("默克尔树（RFC 6962）")
class MerkleTreeTests {
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static List<byte[]> leaves(int size) {
    return Stream.iterate(0, n -> n + 1)
        .limit(size)
        .map(n -> MerkleTree.leaf(("entry " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  @DisplayName("与公开的样例一致：八个叶子的八个树根，空树")
  void publicVectors() {
    var leaves = new ArrayList<byte[]>();
    assertThat(SealedLog.hex(MerkleTree.root(leaves)))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (var n = 0; n < INPUTS.size(); n++) {
      leaves.add(MerkleTree.leaf(HexFormat.of().parseHex(INPUTS.get(n))));
      assertThat(SealedLog.hex(MerkleTree.root(leaves))).isEqualTo(ROOTS.get(n));
    }
  }

  @Test
  @DisplayName("A-5 包含证明：只对本叶、本位、本大小成立，别的一律不成立")
  void inclusionHoldsOnlyForItsOwnPlace() {
    for (var size = 1; size <= 33; size++) {
      var leaves = leaves(size);
      var root = MerkleTree.root(leaves);
      for (var index = 0; index < size; index++) {
        var path = MerkleTree.inclusion(leaves, index);
        var leaf = leaves.get(index);
        assertThat(MerkleTree.includes(root, size, leaf, index, path)).isTrue();
        assertThat(MerkleTree.includes(root, size, leaf, size, path)).isFalse();
        assertThat(MerkleTree.includes(root, 0, leaf, index, path)).isFalse();
        assertThat(MerkleTree.includes(root, size, root, index, path)).isEqualTo(size == 1);
        for (var other = 0; other < size; other++) {
          if (other != index) {
            assertThat(MerkleTree.includes(root, size, leaf, other, path)).isFalse();
            assertThat(MerkleTree.includes(root, size, leaves.get(other), index, path)).isFalse();
          }
        }
        if (!path.isEmpty()) {
          var shorter = path.subList(0, path.size() - 1);
          assertThat(MerkleTree.includes(root, size, leaf, index, shorter)).isFalse();
        }
      }
    }
  }

  @Test
  @DisplayName("A-4 任意两个大小之间都有一致性证明；换了任何一页历史都不成立")
  void consistencyBetweenAnyTwoSizes() {
    for (var size = 1; size <= 33; size++) {
      var leaves = leaves(size);
      var root = MerkleTree.root(leaves);
      for (var first = 1; first <= size; first++) {
        var before = MerkleTree.root(leaves.subList(0, first));
        var path = MerkleTree.consistency(leaves, first);
        assertThat(MerkleTree.extendsTree(before, first, root, size, path))
            .as("%d in %d", first, size)
            .isTrue();
        var other = new ArrayList<>(leaves.subList(0, first));
        other.set(first - 1, MerkleTree.leaf(new byte[] {7}));
        assertThat(MerkleTree.extendsTree(MerkleTree.root(other), first, root, size, path))
            .isFalse();
        if (first < size) {
          assertThat(MerkleTree.extendsTree(before, first, before, size, path)).isFalse();
          assertThat(
                  MerkleTree.extendsTree(
                      before, first, root, size, path.subList(0, path.size() - 1)))
              .isFalse();
        }
      }
    }
  }
}
