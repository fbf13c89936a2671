/** The desk's pages. */
@NullMarked
package org.shenfa.desk.web;

import org.jspecify.annotations.NullMarked;
