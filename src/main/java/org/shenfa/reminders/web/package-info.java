@NullMarked
package org.shenfa.reminders.web;

import org.jspecify.annotations.NullMarked;
