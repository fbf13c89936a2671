package org.shenfa.site;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 网站标识: what the national page tags and the foot of every page say.
 *
 * @param port where the public site is served, 0 for any free port
 */
@ConfigurationProperties("shenfa.site")
public record SiteSettings(
    @DefaultValue("8080") int port,
    @DefaultValue("江海省应急管理厅") String name,
    @DefaultValue("yjt.jianghai.example") String domain,
    @DefaultValue("9900000001") String idCode,
    @DefaultValue("江ICP备00000000号-1") String icp,
    @DefaultValue("江公网安备 00000000000000号") String police,
    @DefaultValue("江海省临江市安澜路 1 号　邮编：000000") String address,
    @DefaultValue("0000-0000000") String phone) {}
