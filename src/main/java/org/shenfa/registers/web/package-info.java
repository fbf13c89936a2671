@NullMarked
package org.shenfa.registers.web;

import org.jspecify.annotations.NullMarked;
