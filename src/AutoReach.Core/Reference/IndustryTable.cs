namespace AutoReach.Core.Reference;

/// <summary>
/// The industries that research tells apart, with the wider one behind <c>&lt;</c>, the other names that lists and profiles use, and the
/// terms that speak for each on a page: weight 3 settles it nearly alone, 1 only hints.
/// </summary>
internal static class IndustryTable
{
    public const string Text = """
        developer tools < software
          also devtools, dev tools, software development tools
          developer tools:3, developers:1, api:1, apis:1, sdk:2, ci/cd:2, code review:3, open source:1, devops:2, debugging:2, software
          developers:2, version control:3, git:1, bug tracking:3, error tracking:3, developer platform:3, programming:1, code editor:3,
          deployment:1, software delivery:2
        cloud infrastructure < software
          also hosting, web hosting, cloud computing, cloud services, infrastructure software
          cloud infrastructure:3, hosting:2, web hosting:3, cloud hosting:3, kubernetes:1, data center:2, data centers:2, cdn:2, content
          delivery:2, serverless:2, managed database:3, virtual machines:2, bare metal:3, cloud platform:2, observability:2, monitoring:1,
          servers:1, domain names:2
        cybersecurity < software
          also cyber security, information security, computer and network security, security software, infosec
          cybersecurity:3, cyber security:3, information security:2, security platform:3, threat:1, threats:1, threat detection:3,
          vulnerability:2, vulnerabilities:2, penetration testing:3, password manager:3, identity management:3, authentication:1,
          encryption:1, malware:2, ransomware:1, zero trust:3, endpoint:1, fraud prevention:2, security software:3, security researchers:2
        data and analytics < software
          also big data, business intelligence, data analytics, bi
          analytics:2, business intelligence:3, data warehouse:3, data platform:3, data science:2, dashboards:2, big data:2, data
          pipelines:3, data integration:3, product analytics:3, visualization:1, metrics:1, time series:2, location intelligence:3
        artificial intelligence < software
          also ai, machine learning, ml, ai and ml
          artificial intelligence:2, machine learning:2, computer vision:3, natural language processing:3, deep learning:3, generative ai:3,
          large language models:3, ai platform:3, ai-powered:1, neural networks:2, speech recognition:3
        financial services
          also finance, fintech, banking, bank, banks, payments, investment management, capital markets, accounting, finance and banking
          fintech:3, banking:3, bank:2, payments:2, payment:1, lending:3, loans:2, investment management:3, asset management:3, invoicing:2,
          accounting:2, trading:2, investment:1, investing:2, investors:1, wealth management:3, credit:1, mortgage:3, money transfer:3,
          payroll:1, financial services:3, personal finance:3, billing:1, stock:1
        insurance < financial services
          also insurtech, insurers, insurance carriers
          insurance:3, insurer:3, insurers:3, insurtech:3, policyholders:3, underwriting:3, claims:1
        blockchain
          also crypto, cryptocurrency, web3, defi
          blockchain:3, cryptocurrency:3, crypto:2, bitcoin:3, ethereum:3, web3:3, defi:3, smart contracts:3, decentralized:2, nft:2,
          wallet:1
        healthcare
          also health care, health, healthtech, health tech, medtech, hospitals, hospital and health care, medical devices, medical practice,
               medical, digital health
          healthcare:3, health care:3, health:1, patients:2, patient:2, clinical:2, medical:2, telehealth:3, telemedicine:3, hospitals:2,
          hospital:2, doctors:1, mental health:2, therapy:1, electronic health records:3, wellness:1, pharmacy:2, clinicians:2, dental:2
        biotechnology < healthcare
          also biotech, pharma, pharmaceuticals, pharmaceutical, life sciences, life science
          biotechnology:3, biotech:3, genomics:3, drug discovery:3, pharmaceutical:2, pharma:2, life sciences:3, dna:2, proteins:2,
          laboratories:1
        education
          also edtech, e-learning, elearning, higher education, education management, schools, training
          education:2, learning platform:3, online courses:3, students:2, teachers:2, schools:2, school:1, e-learning:3, edtech:3,
          curriculum:2, university:1, tutoring:3, bootcamp:3, classroom:2, language learning:3
        e-commerce < retail and consumer goods
          also ecommerce, online retail, online shopping, internet retail
          e-commerce:3, ecommerce:3, online store:3, online stores:3, shopping:2, merchants:2, marketplace:1, online shopping:3, shopify:1,
          retailers:1, dropshipping:3, online retailer:3, checkout:1, wordpress plugins:1
        retail and consumer goods
          also fashion, apparel, wholesale, cpg, fmcg, luxury goods, furniture, apparel and fashion
          retail:2, retailer:3, stores:1, fashion:2, apparel:3, furniture:2, home improvement:3, consumer goods:3, clothing:2, cosmetics:3,
          wholesale:2, jewelry:3, beauty:1, groceries:2
        marketing and advertising
          also adtech, martech, digital marketing, advertising services, public relations, seo
          marketing:1, marketing platform:3, advertising:2, digital marketing:2, seo:2, email marketing:3, marketing automation:3, ad
          tech:3, adtech:3, campaigns:1, social media management:3, content marketing:2, influencer:2, branding:1, publishers:1, public
          relations:2, landing pages:2, marketers:2
        sales and customer support < software
          also crm, customer service, customer success, call centers, sales software
          crm:3, sales teams:2, help desk:3, customer support software:3, customer service software:3, live chat:3, customer success:1, call
          center:2, lead generation:2, sales engagement:3, support tickets:2, ticketing system:2, customer experience:1
        human resources
          also hr, hr tech, hrtech, recruiting, recruitment, staffing, staffing and recruiting, hr software
          human resources:3, hr software:3, recruiting:2, recruitment:2, talent acquisition:2, hiring platform:3, payroll:2, employee
          engagement:3, performance management:2, staffing:3, freelancers:2, remote jobs:3, employee feedback:3, onboarding:1, applicant
          tracking:3, job board:3, talent network:3
        collaboration and productivity < software
          also project management, productivity software, collaboration software
          project management:2, collaboration:1, productivity:2, team communication:3, task management:3, video conferencing:3,
          scheduling:1, documents:1, note-taking:3, workflow automation:2, to-do:2, spreadsheets:1, team chat:3, time tracking:3,
          automation:1
        media and publishing
          also newspapers, broadcast media, journalism, online media, news
          media:1, publishing:2, news:1, magazine:2, journalism:3, newsroom:1, podcast:2, podcasts:2, books:1, publisher:2, journalists:2,
          encyclopedia:3, television:2, readers:1, streaming:1
        games and entertainment
          also gaming, computer games, video games, music, film, motion pictures
          games:2, gaming:2, game studio:3, video games:3, players:1, esports:3, music:1, entertainment:2, film:1, mobile games:3, virtual
          reality:1, movies:2
        travel and hospitality
          also tourism, hotels, restaurants, airlines, leisure, leisure and travel, travel and tourism
          travel:2, hotels:3, hotel:2, flights:3, booking:1, hospitality:2, vacation rentals:3, restaurants:2, tourism:3, airlines:3,
          travelers:3, trips:1, restaurant:2
        real estate
          also property, proptech, property management, commercial real estate, construction and real estate
          real estate:3, property management:3, landlords:3, tenants:2, rental:1, homes:1, mortgage:1, realtors:3, apartments:2, property:1,
          commercial property:3, construction:1
        logistics and transport
          also freight, shipping, supply chain, transportation, trucking, transportation and logistics, logistics and supply chain, freight
               forwarding, haulage
          logistics:3, shipping:2, freight:3, supply chain:3, delivery:1, fleet:2, ride-sharing:3, mobility:1, trucking:3, warehouse:1,
          couriers:3, parcel:2, food delivery:2
        manufacturing and hardware
          also industrial, electronics, robotics, automotive, machinery, semiconductors, aerospace, iot, internet of things
          manufacturing:3, factory:2, hardware:1, robotics:3, industrial:2, iot:2, internet of things:2, sensors:2, embedded:1,
          automotive:2, semiconductors:3, 3d printing:3, drones:2, electronics:2, aerospace:3
        energy and environment
          also oil and gas, renewables, renewable energy, cleantech, utilities, climate tech, solar
          energy:2, solar:3, renewable energy:3, climate:2, sustainability:1, electricity:3, carbon:2, utilities:2, electric vehicles:2,
          clean energy:3, oil and gas:3
        agriculture and food
          also farming, agtech, food and beverages, food production, food and beverage, agritech
          agriculture:3, farmers:3, farming:3, farms:2, food:1, crops:3, recipes:2, nutrition:1, meal kits:3
        legal and compliance
          also law, law practice, legal services, law firms, legaltech, legal tech, regtech
          legal tech:3, law firms:3, lawyers:2, attorneys:3, contracts:1, compliance:1, regulatory:1, legal:1, e-signature:3, intellectual
          property:2
        government and nonprofit
          also public sector, non-profit, non profit, ngo, charity, charities, public administration, nonprofit organization management
          nonprofit:3, non-profit:3, government:2, public sector:3, civic:2, charity:3, donations:2, fundraising:2, foundation:1, ngo:3,
          citizens:2, human rights:3, volunteers:1
        telecommunications
          also telecom, telecoms, telco, wireless
          telecommunications:3, telecom:3, voip:3, broadband:3, mobile network:3, wireless:1, sms:2, network operators:3, 5g:2, messaging
          api:2
        agency and consulting
          also consultancy, management consulting, professional services, digital agency, web development, it services, it consulting,
               information technology and services, outsourcing
          agency:2, digital agency:3, consulting:2, consultancy:3, web development:2, web design:2, software development company:3, custom
          software:3, our clients:2, design studio:3, design agency:3, software consultancy:3, outsourcing:2, product studio:3, development
          agency:3, web applications:1, we build websites:3, software development services:3, drupal:1, client projects:2
        software
          also saas, computer software, software development, enterprise software, internet, technology, information technology, it, tech
          software:1, saas:2, software company:2, platform:1, app:1, apps:1, business software:2, cloud-based:1, enterprise software:2,
          tool:1
        """;
}
