/** 办事服务的页面: guides, the register and downloads at the desk; the catalogue for everybody. */
@NullMarked
package org.shenfa.services.web;

import org.jspecify.annotations.NullMarked;
