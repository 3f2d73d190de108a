// What a calendar says by ical.js: a line {"calendar", "until"} in, a line with its times out, each as
// [when it was planned, when it is]: a day, a time that floats, or seconds since 1970.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

const told = (time) => (time.isDate || time.zone.tzid === "floating" ? time.toString() : time.toUnixTime());

function* times(calendar, until) {
  const parts = ["vevent", "vtodo"].flatMap((name) => calendar.getAllSubcomponents(name));
  for (const part of parts.filter((part) => !part.hasProperty("recurrence-id"))) {
    const uid = part.getFirstPropertyValue("uid");
    const exceptions = parts.filter((other) => other !== part && other.getFirstPropertyValue("uid") === uid);
    const event = new ICAL.Event(part, { exceptions });
    const start = event.startDate ?? part.getFirstPropertyValue("due");
    if (!event.isRecurring()) {
      yield [start.toString(), told(start)];
      continue;
    }
    const each = event.iterator();
    for (let time = each.next(); time && time.toString() <= until; time = each.next()) {
      const found = event.getOccurrenceDetails(time);
      yield [found.recurrenceId.toString(), told(found.startDate)];
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { calendar, until } = JSON.parse(line);
  ICAL.TimezoneService.reset();
  console.log(JSON.stringify([...times(new ICAL.Component(ICAL.parse(calendar)), until)]));
}
