/** 纠错的页面: the form everybody reaches from every page, and the desk of tickets. */
@NullMarked
package org.shenfa.tickets.web;

import org.jspecify.annotations.NullMarked;
