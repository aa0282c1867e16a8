package dev.tenantry.github;

import dev.tenantry.proposals.PullRequestMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Remembers which pull requests the application was told of. */
@ApplicationScoped
class MovedPullRequests {

    final BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();

    void moved(@ObservesAsync PullRequestMoved event) {
        numbers.add(event.number());
    }

    BlockingQueue<Integer> numbers() {
        return numbers;
    }
}
