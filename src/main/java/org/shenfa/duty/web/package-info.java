@NullMarked
package org.shenfa.duty.web;

import org.jspecify.annotations.NullMarked;
