package org.shenfa.review;

import java.util.List;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Violation;

/**
 * 送审前提: what another procedure demands of a text before it may enter review. It is asked whenever
 * the objections to a text are listed, so it must be quick for texts it does not concern.
 */
public interface Prerequisite {
  List<Violation> missing(Revision revision);
}
