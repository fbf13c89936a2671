package org.shenfa.petitions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 信访文书用语: what differs between organs.
 *
 * @param mark before the year in the number of a paper
 * @param desk who handles petitions, as the site's people and papers name it
 * @param review to which organ a petitioner turns for 复查
 */
@ConfigurationProperties("shenfa.petitions")
public record PetitionSettings(
    @DefaultValue("江应急信访") String mark,
    @DefaultValue("办公室（信访工作）") String desk,
    @DefaultValue("江海省人民政府") String review) {}
