@NullMarked
package org.shenfa.operations.web;

import org.jspecify.annotations.NullMarked;
