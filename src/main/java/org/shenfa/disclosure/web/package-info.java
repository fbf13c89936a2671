/** 依申请公开页面: the form and the status for everybody, the register and the workbench for 办公室. */
@NullMarked
package org.shenfa.disclosure.web;

import org.jspecify.annotations.NullMarked;
