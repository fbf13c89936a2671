package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.Unit;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/**
 * 计算得分: scores from the ledger, as often as somebody asks; nothing is kept but what was confirmed.
 */
@Service
public class Scoring {
  private final Periods periods;
  private final Ledger ledger;
  private final RuleSets rules;
  private final AssessmentRights rights;
  private final Organization organization;

  Scoring(
      Periods periods,
      Ledger ledger,
      RuleSets rules,
      AssessmentRights rights,
      Organization organization) {
    this.periods = periods;
    this.ledger = ledger;
    this.rules = rules;
    this.rights = rights;
    this.organization = organization;
  }

  /** 得分的核算: what was kept when it was confirmed, and what the ledger gives now. */
  public record Recount(String digest, String now, String by, Instant at) {
    public boolean same() {
      return digest.equals(now);
    }
  }

  /**
   * What units have, under the rules of the period or, to compare, another version.
   *
   * @param version null for the period's own
   */
  public Standings standings(Period period, @Nullable Integer version) {
    return Standings.of(
        rules.version(version == null ? period.version() : version),
        units(period),
        ledger.of(period.id()));
  }

  /** The units of now, or those of the day it was calculated. */
  private List<Unit> units(Period period) {
    return periods
        .kept(period.id(), Periods.Stage.PROVISIONAL)
        .map(k -> Standings.units(k.content()).stream().map(organization::unit).toList())
        .orElseGet(organization::units);
  }

  /** What a unit has, for its head and for whoever sees every unit. */
  public Standings.Standing standing(Person by, Period period, long unit) {
    rights.mustSee(by, unit);
    return standings(period, null).all().stream()
        .filter(s -> s.unit() == unit)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** The confirmed score and what the ledger gives now; empty before it is confirmed. */
  @Enforces(MEASURES_22_1)
  public Optional<Recount> recount(Period period) {
    return periods
        .kept(period.id(), Periods.Stage.CONFIRMED)
        .map(k -> new Recount(k.digest(), digest(content(period)), k.by(), k.at()));
  }

  byte[] content(Period period) {
    return standings(period, null).content(period.id());
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
