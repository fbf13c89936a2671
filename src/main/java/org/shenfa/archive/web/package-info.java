@NullMarked
package org.shenfa.archive.web;

import org.jspecify.annotations.NullMarked;
