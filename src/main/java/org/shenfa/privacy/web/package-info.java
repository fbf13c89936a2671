/** 个人信息页面: of the public and of the desk. */
@NullMarked
package org.shenfa.privacy.web;

import org.jspecify.annotations.NullMarked;
