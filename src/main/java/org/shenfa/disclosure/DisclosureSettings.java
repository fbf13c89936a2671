package org.shenfa.disclosure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 文书用语: what differs between organs.
 *
 * @param mark before the year in the number of a paper
 * @param office who handles requests and where they are reached
 * @param review to whom an applicant turns for 行政复议: since 2024 the people's government of the same
 *     level (行政复议法第二十四条)
 */
@ConfigurationProperties("shenfa.disclosure")
public record DisclosureSettings(
    @DefaultValue("江应急公开") String mark,
    @DefaultValue("办公室（政府信息公开工作机构）") String office,
    @DefaultValue("江海省人民政府") String review) {}
