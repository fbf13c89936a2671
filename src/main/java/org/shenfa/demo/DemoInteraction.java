package org.shenfa.demo;

import org.springframework.stereotype.Component;

/** 演示互动: letters, petitions, opinions, a concern and requests, each where somebody finds work. */
@Component
class DemoInteraction {
  private final DemoLetters letters;
  private final DemoPetitions petitions;
  private final DemoOpinions opinions;
  private final DemoConcern concern;
  private final DemoRequests requests;

  DemoInteraction(
      DemoLetters letters,
      DemoPetitions petitions,
      DemoOpinions opinions,
      DemoConcern concern,
      DemoRequests requests) {
    this.letters = letters;
    this.petitions = petitions;
    this.opinions = opinions;
    this.concern = concern;
    this.requests = requests;
  }

  void create() {
    letters.create();
    petitions.create();
    opinions.create();
    concern.create();
    requests.create();
  }
}
