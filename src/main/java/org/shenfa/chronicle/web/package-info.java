@NullMarked
package org.shenfa.chronicle.web;

import org.jspecify.annotations.NullMarked;
